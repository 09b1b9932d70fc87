;;; common.el --- What the tests in Emacs have in common -*- lexical-binding: t; -*-

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
       ;; Unlike `accept-process-output', this hears of files that change.
       (read-event nil nil 0.1))
     (or result (ert-fail (concat "in vain waited for " ,what)))))

(defun open-okr (name)
  "Visit the file NAME of the workspace and wait for its server."
  (find-file (expand-file-name name workspace))
  (unless (eglot-current-server) (call-interactively #'eglot))
  (eventually "a server" (eglot-current-server)))

(defun ask (method)
  "The server's answer to METHOD about point."
  (jsonrpc-request (eglot-current-server) method (eglot--TextDocumentPositionParams)))
