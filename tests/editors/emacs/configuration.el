;;; configuration.el --- Tests editors/emacs in Emacs -*- lexical-binding: t; -*-

(require 'package)
(package-initialize)
(require 'ert)
(require 'xref)

(defvar root (getenv "ROOT"))
(defvar workspace (file-name-as-directory (getenv "WORKSPACE")))

(defvar patience 300
  "Seconds that anything may take.
So many that only what never happens is missed, however busy the machine is.")

(setq okr-server-command (list (getenv "OKR_LSP"))
      eglot-sync-connect patience
      eglot-connect-timeout patience
      jsonrpc-default-request-timeout patience
      eglot-autoshutdown t
      make-backup-files nil)
(load (expand-file-name "editors/emacs/okr" root) nil t)

(defmacro eventually (what &rest body)
  "Wait until BODY gives something, and give that; else fail for want of WHAT."
  `(let ((result nil) (end (+ (float-time) patience)))
     (while (and (not (setq result (progn ,@body))) (< (float-time) end))
       (accept-process-output nil 0.1))
     (or result (ert-fail ,(concat "in vain waited for " what)))))

(defun open-okr (name)
  "Visit the file NAME of the workspace and wait for its server."
  (find-file (expand-file-name name workspace))
  (unless (eglot-current-server) (call-interactively #'eglot))
  (eventually "a server" (eglot-current-server)))

(defun ask (method)
  "The server's answer to METHOD about point."
  (jsonrpc-request (eglot-current-server) method (eglot--TextDocumentPositionParams)))

(ert-deftest okr-1-mode ()
  (open-okr "teams.okr")
  (should (eq major-mode 'okr-mode)))

(ert-deftest okr-2-diagnostics ()
  (open-okr "teams.okr")
  (let ((found (eventually "diagnostics" (progn (flymake-start) (flymake-diagnostics)))))
    (should (cl-some (lambda (one)
                       (and (= 15 (line-number-at-pos (flymake-diagnostic-beg one)))
                            (string-match-p "Key Resutl" (flymake-diagnostic-text one))))
                     found))))

(ert-deftest okr-3-hover ()
  (open-okr "teams.okr")
  (goto-char (point-min))
  (search-forward "Cut the")
  (let ((shown (format "%s" (plist-get (ask :textDocument/hover) :contents))))
    (should (string-match-p "1\\.8" shown))
    (should (string-match-p "0\\.6" shown))))

(ert-deftest okr-4-definition ()
  (open-okr "company.okr.md")
  (open-okr "teams.okr")
  (goto-char (point-min))
  (search-forward "Let every")
  (let ((found (eventually "a definition in the other file"
                 (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))))
    (should (= 1 (length found))))
  (call-interactively #'xref-find-definitions)
  (should (equal "company.okr.md" (file-name-nondirectory (buffer-file-name))))
  (should (= 5 (line-number-at-pos))))

(ert-run-tests-batch-and-exit)
