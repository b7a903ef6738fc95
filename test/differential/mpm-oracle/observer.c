/*
 * A module for tests: it lets the server tell the numbers its MPM holds, which no stock module shows.
 * It speaks twice: on standard output when "-t" has accepted a configuration, and in the error log when a child
 * begins, which is after the MPM's own corrections at the start. One line each:
 *   mpm-observer <moment> <name>=<number> ...
 */
#include <stdio.h>
#include "httpd.h"
#include "http_config.h"
#include "http_log.h"
#include "ap_listen.h"
#include "ap_mpm.h"
#include "mpm_common.h"
#include "apr_strings.h"

static const struct {
    const char *name;
    int question;
} questions[] = {
    { "processes", AP_MPMQ_MAX_DAEMONS },
    { "processSlots", AP_MPMQ_HARD_LIMIT_DAEMONS },
    { "threads", AP_MPMQ_MAX_THREADS },
    { "threadSlots", AP_MPMQ_HARD_LIMIT_THREADS },
    { "minSpareProcesses", AP_MPMQ_MIN_SPARE_DAEMONS },
    { "maxSpareProcesses", AP_MPMQ_MAX_SPARE_DAEMONS },
    { "minSpareThreads", AP_MPMQ_MIN_SPARE_THREADS },
    { "maxSpareThreads", AP_MPMQ_MAX_SPARE_THREADS },
    { "lifetime", AP_MPMQ_MAX_REQUESTS_DAEMON },
};

static const char *report(apr_pool_t *pool, const char *moment)
{
    const char *line = apr_pstrcat(pool, "mpm-observer ", moment, NULL);
    int generation = 0;
    size_t i;

    ap_mpm_query(AP_MPMQ_GENERATION, &generation);
    for (i = 0; i < sizeof(questions) / sizeof(questions[0]); i++) {
        int answer;

        /* A question that this MPM has no answer to is left out, and the test then misses its number. */
        if (ap_mpm_query(questions[i].question, &answer) == APR_SUCCESS)
            line = apr_psprintf(pool, "%s %s=%d", line, questions[i].name, answer);
    }
    return apr_psprintf(pool, "%s gracefulTimeout=%d memoryBytes=%lu stackBytes=%lu buckets=%d generation=%d", line,
                        ap_graceful_shutdown_timeout, (unsigned long)ap_max_mem_free,
                        (unsigned long)ap_thread_stacksize, ap_num_listen_buckets, generation);
}

static void when_tested(apr_pool_t *pool, server_rec *server)
{
    printf("%s\n", report(pool, "tested"));
    fflush(stdout);
}

static void when_child_begins(apr_pool_t *pool, server_rec *server)
{
    ap_log_error(APLOG_MARK, APLOG_NOTICE, 0, server, "%s end", report(pool, "child"));
}

static void register_hooks(apr_pool_t *pool)
{
    ap_hook_test_config(when_tested, NULL, NULL, APR_HOOK_LAST);
    ap_hook_child_init(when_child_begins, NULL, NULL, APR_HOOK_LAST);
}

module AP_MODULE_DECLARE_DATA mpm_observer_module = {
    STANDARD20_MODULE_STUFF,
    NULL, NULL, NULL, NULL, NULL,
    register_hooks
};
