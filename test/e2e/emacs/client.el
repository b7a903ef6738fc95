;;; client.el --- the language server in eglot  -*- lexical-binding: t -*-
;; Runs in batch Emacs 28 or newer with eglot 1.9 or newer; see ../harness/editor-script.ts for the protocol.

;; -Q leaves the packages of Debian off the path.
(dolist (folder (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa/*"))
  (add-to-list 'load-path folder))
(require 'cl-lib)
(require 'eglot)
(require 'flymake)

(defun e2e-report (name ok &optional why)
  (princ (if ok (format "ok %s\n" name)
           (format "not ok %s: %s\n" name (replace-regexp-in-string "[\n\r]+" " " (format "%s" why))))))

(defun e2e-eventually (condition)
  "Call CONDITION until it gives non-nil, for 30 seconds at most."
  (with-timeout (30 nil)
    (let (value)
      (while (not (setq value (funcall condition)))
        (accept-process-output nil 0.05))
      value)))

(define-derived-mode apache-mode prog-mode "Apache"
  (setq-local comment-start "# "))
(add-to-list 'eglot-server-programs
             `(apache-mode . (,(getenv "E2E_NODE") ,(getenv "E2E_SERVER") "--stdio")))
(setq eglot-sync-connect 20
      eglot-autoshutdown nil
      eglot-confirm-server-initiated-edits nil
      project-find-functions (list (lambda (_dir) (cons 'transient (getenv "E2E_WORKSPACE")))))
(cl-defmethod project-root ((project (head transient))) (cdr project))

(defun e2e-open (variable)
  "Visit the file of the workspace that the environment VARIABLE names, managed by eglot."
  (find-file (expand-file-name (getenv variable) (getenv "E2E_WORKSPACE")))
  (apache-mode)
  (unless (and (eglot-current-server) (eglot-managed-p))
    (if (eglot-current-server) (eglot--maybe-activate-editing-mode)
      (apply #'eglot (eglot--guess-contact))))
  ;; Batch Emacs has none of the idle timers that start flymake.
  (flymake-mode 1)
  (flymake-start))

(defun e2e-finding (rule)
  ;; Nor the one that sends changes to the server.
  (eglot--signal-textDocument/didChange)
  (flymake-start)
  (cl-find-if (lambda (diagnostic) (string-match-p (regexp-quote rule) (flymake-diagnostic-text diagnostic)))
              (flymake-diagnostics)))

(defun e2e-texts () (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

(defun e2e-hover ()
  (let* ((answer (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams)))
         (contents (plist-get answer :contents)))
    (if (stringp contents) contents (plist-get contents :value))))

(defun e2e-apply-preferred ()
  "Apply the code action that the server prefers, as `eglot-code-actions' would after the choice."
  (let* ((server (eglot-current-server))
         (beginning (line-beginning-position))
         (end (line-end-position))
         (answer (jsonrpc-request
                  server :textDocument/codeAction
                  (list :textDocument (eglot--TextDocumentIdentifier)
                        :range (list :start (eglot--pos-to-lsp-position beginning)
                                     :end (eglot--pos-to-lsp-position end))
                        :context (list :diagnostics
                                       (vconcat (cl-loop for diagnostic in (flymake-diagnostics beginning end)
                                                         for data = (flymake-diagnostic-data diagnostic)
                                                         when (assoc 'eglot-lsp-diag data)
                                                         collect (cdr (assoc 'eglot-lsp-diag data))))))))
         (actions (append answer nil))
         (action (or (cl-find-if (lambda (candidate) (eq t (plist-get candidate :isPreferred))) actions)
                     (car actions))))
    (unless action (error "No code action"))
    (eglot--apply-workspace-edit (plist-get action :edit))))

;; What eglot's own commands ask for: the capability it looks at first, the method, the place, and what belongs to it.
(defconst e2e-requests
  '((:completionProvider :textDocument/completion 4 10)
    (:signatureHelpProvider :textDocument/signatureHelp 4 10)
    (:definitionProvider :textDocument/definition 3 10)
    (:referencesProvider :textDocument/references 3 10 (:context (:includeDeclaration t)))
    (:documentHighlightProvider :textDocument/documentHighlight 3 10)
    (:documentSymbolProvider :textDocument/documentSymbol 1 0)
    (:workspaceSymbolProvider :workspace/symbol 1 0 (:query "port"))
    (:hoverProvider :textDocument/hover 1 3)))

(defconst e2e-if-offered
  '((:inlayHintProvider :textDocument/inlayHint 1 0 (:range (:start (:line 0 :character 0) :end (:line 9 :character 0)))))
  "Requests of some releases of eglot only: what it does not announce the server does not offer.")

(defun e2e-features ()
  (let ((folder (expand-file-name "features/httpd" (getenv "E2E_WORKSPACE"))))
    (make-directory folder t)
    (with-temp-file (expand-file-name "httpd.conf" folder)
      (insert "ServerName a\nDefine port 8080\nListen ${port}\nKeepAlive \n<VirtualHost *:80>\n</VirtualHost>\n"))
    (setenv "E2E_FEATURES_FILE" "features/httpd/httpd.conf")
    (e2e-open "E2E_FEATURES_FILE")
    (pcase-dolist (`(,capability ,method ,line ,column ,more) e2e-requests)
      (goto-char (point-min))
      (forward-line (1- line))
      (forward-char column)
      (let ((answer (and (eglot--server-capable capability)
                         (jsonrpc-request (eglot-current-server) method (append (eglot--TextDocumentPositionParams) more)))))
        (e2e-report (substring (symbol-name method) 1) (> (length answer) 0) answer)))
    (pcase-dolist (`(,capability ,method ,_line ,_column ,more) e2e-if-offered)
      (when (eglot--server-capable capability)
        (let ((answer (jsonrpc-request (eglot-current-server) method (append (eglot--TextDocumentPositionParams) more))))
          (e2e-report (substring (symbol-name method) 1) answer answer))))
    (goto-char (point-min))
    (search-forward "</VirtualHost>")
    (beginning-of-line)
    (insert "Timeout 5\n")
    (eglot--signal-textDocument/didChange)
    (eglot-format-buffer)
    (e2e-report "formatting" (string-match-p "\n[ \t]+Timeout 5\n</VirtualHost>" (buffer-string)) (buffer-string))
    (goto-char (point-min))
    (search-forward "<VirtualHost *:80>")
    (let ((beginning (line-beginning-position)))
      (end-of-line)
      (eglot-format beginning (point)))
    (e2e-report "formatting of lines" (string-match-p "^<VirtualHost \\*:80>$" (buffer-string)) (buffer-string))
    (goto-char (point-min))
    (forward-line 2)
    (forward-char 10)
    (eglot-rename "http")
    (e2e-report "rename" (string-match-p "Define http 8080\nListen ${http}" (buffer-string)) (buffer-string))
    (set-buffer-modified-p nil)))

(condition-case why
    (let ((row (string-to-number (getenv "E2E_FIX_LINE"))))
      (e2e-open "E2E_MPM_FILE")
      (e2e-report "diagnostics" (e2e-eventually (lambda () (e2e-finding (getenv "E2E_MPM_RULE")))) (e2e-texts))

      (goto-char (point-min))
      (forward-line (1- (string-to-number (getenv "E2E_HOVER_LINE"))))
      (forward-char 2)
      (let ((text (e2e-hover)))
        (e2e-report "hover" (string-match-p (getenv "E2E_HOVER_TEXT") text) text))

      (e2e-open "E2E_FIX_FILE")
      (e2e-report "second finding" (e2e-eventually (lambda () (e2e-finding (getenv "E2E_FIX_RULE")))) (e2e-texts))
      (goto-char (point-min))
      (forward-line (1- row))
      (e2e-apply-preferred)
      (goto-char (point-min))
      (forward-line (1- row))
      (let ((line (buffer-substring (line-beginning-position) (line-end-position))))
        (e2e-report "code action" (string= (downcase line) (getenv "E2E_FIX_RESULT")) line))
      (e2e-report "finding gone" (e2e-eventually (lambda () (not (e2e-finding (getenv "E2E_FIX_RULE"))))) (e2e-texts))

      (e2e-features)

      (eglot-shutdown (eglot-current-server))
      (e2e-report "clean exit" t)
      (set-buffer-modified-p nil))
  (error (e2e-report "script" nil (error-message-string why))))
(princ "done\n")
(kill-emacs 0)
