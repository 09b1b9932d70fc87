;;; okr.el --- Help with OKR documents by okr-lsp and eglot -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: MIT
;; Package-Requires: ((emacs "28.1") (eglot "1.9"))

;;; Commentary:

;; Starts the language server `okr-lsp' for `.okr' and `.okr.md' files, and for Markdown with M-x eglot.
;; Load this file and open an OKR document. If `okr-auto-start' is nil, start the server with M-x eglot.

;;; Code:

(require 'eglot)

(defgroup okr nil
  "Help with OKR documents."
  :group 'tools)

(defcustom okr-server-command '("okr-lsp")
  "The language server and its arguments."
  :type '(repeat string))

(defcustom okr-auto-start t
  "Whether opening an OKR document starts the server."
  :type 'boolean)

(defvar okr-mode-map (make-sparse-keymap)
  "The keys of `okr-mode'.")

;; With the package `markdown-mode' an OKR document is one of its kind, without it plain text.
(if (require 'markdown-mode nil t)
    (define-derived-mode okr-mode markdown-mode "OKR"
      "Major mode for OKR documents.")
  (define-derived-mode okr-mode text-mode "OKR"
    "Major mode for OKR documents."
    (setq-local comment-start "<!-- "
                comment-end " -->")))

(put 'okr-mode 'eglot-language-id "okr")

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.okr\\(?:\\.md\\)?\\'" . okr-mode))

(defun okr-contact (&optional _interactive)
  "The server, as `eglot-server-programs' wants it."
  okr-server-command)

(add-to-list 'eglot-server-programs '((okr-mode markdown-mode) . okr-contact))

(defun okr-start ()
  "Start the server for an OKR document, if `okr-auto-start' is set."
  (when okr-auto-start
    (eglot-ensure)))

(add-hook 'okr-mode-hook #'okr-start)

(provide 'okr)
;;; okr.el ends here
