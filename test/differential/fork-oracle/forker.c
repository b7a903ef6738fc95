/*
 * A module for tests: it lets one httpd answer many "-t" questions. Loading a hundred modules takes most of the time of
 * such a run, so the server loads them once and is then copied for each question:
 *   ForkHere <directory> <file>
 * reads a line from standard input for each question: blank-separated names, as if given with -D. A copy of the process goes on
 * to read its configuration in the directory, with what it says on standard error in the file; the original tells on
 * standard output how the copy ended ("exit 0", "signal 11") and waits for the next line.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "httpd.h"
#include "http_config.h"
#include "http_main.h"
#include "apr_strings.h"

static int copied = 0;
static int accepted = 0;

/*
 * The last thing that "-t" does before it unloads all modules is to sleep (server/main.c: destroy_and_exit_process). Both take
 * longer than the question, so a copy ends here; the exit code is the one that the server would give. The server calls this function
 * because the module is preloaded.
 */
void apr_sleep(apr_interval_time_t microseconds)
{
    if (copied)
        _exit(accepted ? 0 : 1);
    usleep((useconds_t)microseconds);
}

static void when_accepted(apr_pool_t *pool, server_rec *server)
{
    accepted = 1;
}

static void register_hooks(apr_pool_t *pool)
{
    ap_hook_test_config(when_accepted, NULL, NULL, APR_HOOK_LAST);
}

/* A copy that hangs is ended by the alarm, in seconds. */
#define PATIENCE 5

static const char *go_on(cmd_parms *cmd, char *names, const char *directory, const char *file)
{
    char *state = NULL;
    char *name;
    int output = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    int nothing = open("/dev/null", O_RDWR);

    if (output < 0 || nothing < 0 || chdir(directory) != 0)
        return "ForkHere: the directory or the file is not there";
    dup2(nothing, 0);
    dup2(nothing, 1);
    dup2(output, 2);
    close(output);
    close(nothing);
    for (name = apr_strtok(names, " \n", &state); name != NULL; name = apr_strtok(NULL, " \n", &state))
        *(char **)apr_array_push(ap_server_config_defines) = name;
    unsetenv("LD_PRELOAD");
    copied = 1;
    alarm(PATIENCE);
    return NULL;
}

static const char *fork_here(cmd_parms *cmd, void *dummy, const char *directory, const char *file)
{
    char line[8192];

    while (fgets(line, sizeof(line), stdin) != NULL) {
        int status = 0;
        pid_t copy = fork();

        if (copy == 0)
            return go_on(cmd, apr_pstrdup(cmd->pool, line), directory, file);
        while (copy > 0 && waitpid(copy, &status, 0) < 0 && errno == EINTR)
            continue;
        if (copy < 0)
            printf("failed\n");
        else if (WIFSIGNALED(status))
            printf("signal %d\n", WTERMSIG(status));
        else
            printf("exit %d\n", WEXITSTATUS(status));
        fflush(stdout);
    }
    _exit(0);
}

static const command_rec commands[] = {
    AP_INIT_TAKE2("ForkHere", fork_here, NULL, RSRC_CONF | EXEC_ON_READ, "a directory and a file"),
    { NULL }
};

module AP_MODULE_DECLARE_DATA forker_module = {
    STANDARD20_MODULE_STUFF,
    NULL, NULL, NULL, NULL,
    commands,
    register_hooks
};
