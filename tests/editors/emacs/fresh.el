;;; fresh.el --- Tests that nothing stale is shown in Emacs -*- lexical-binding: t; -*-

;; Nobody presses a key: buffers are changed as programs change them. Without a screen Emacs is never idle, so what it
;; does when it is idle is done here: to tell the server of changes, and to show what the server has told.

(load (expand-file-name "common" (file-name-directory load-file-name)) nil t)
(require 'cl-lib)
(require 'subr-x)

(defconst unmeasured "key-result-not-measurable")
(defconst unaligned "unaligned-objective")

(defun file (name)
  "The file NAME of the workspace."
  (expand-file-name name workspace))

(defun text-of (name)
  "What the file NAME holds."
  (with-temp-buffer
    (insert-file-contents (file name))
    (buffer-string)))

(defun write-on-disk (name text)
  "Write TEXT into the file NAME as another program does."
  (let ((coding-system-for-write 'utf-8-unix))
    (write-region text nil (file name) nil 'silent)))

(defvar told (make-hash-table :test #'equal)
  "The version of each document that the server last told about.")

(cl-defmethod eglot-handle-notification :after
  (_server (_method (eql textDocument/publishDiagnostics)) &key uri version &allow-other-keys)
  "Remember VERSION of the document at URI."
  (puthash (eglot--uri-to-path uri) version told))

(defun is-told ()
  "Whether what is shown is about the present text, and not what is left of an earlier one."
  (equal eglot--versioned-identifier (gethash buffer-file-name told)))

(defun finds (code line)
  "Whether the finding CODE is shown in the line LINE, or where that is nil, in any."
  (cl-some (lambda (one)
             (and (string-match-p (regexp-quote code) (flymake-diagnostic-text one))
                  (or (null line) (= line (line-number-at-pos (flymake-diagnostic-beg one))))))
           (flymake-diagnostics)))

(defun eventually-shows (code &optional line)
  "Wait until CODE is shown in LINE."
  (eventually code (and (is-told) (finds code line))))

(defun eventually-lacks (code &optional line)
  "Wait until CODE is not shown in LINE."
  (eventually (concat "no " code) (and (is-told) (not (finds code line)))))

(defun show (name)
  "Visit the file NAME, and begin to show what the server tells."
  (open-okr name)
  (flymake-start))

(defun insert-at (line column text)
  "Insert TEXT behind COLUMN characters of LINE, and tell the server."
  (goto-char (point-min))
  (forward-line (1- line))
  (forward-char column)
  (undo-boundary)
  (insert text)
  (undo-boundary)
  (eglot--signal-textDocument/didChange))

(defun undo-last ()
  "Undo the last change."
  (setq last-command nil)
  (undo-only 1)
  (eglot--signal-textDocument/didChange))

(defun write-unmeasured ()
  "Write a key result in line 8 and take the number out of it again."
  (insert-at 8 0 "  - KR: Get 5 better\n")
  (goto-char (point-min))
  (forward-line 7)
  (delete-region (+ (point) 12) (+ (point) 14))
  (eglot--signal-textDocument/didChange))

(defun revert ()
  "Give the buffer the text that is on disk."
  (revert-buffer t t t)
  (eglot--signal-textDocument/didChange)
  (flymake-start)
  (eventually-lacks unmeasured 8))

(ert-deftest okr-1-saved ()
  (show "teams.okr")
  (eventually-shows unmeasured 7)
  (write-unmeasured)
  (save-buffer)
  (eventually-shows unmeasured 8)
  (goto-char (point-min))
  (forward-line 7)
  (delete-region (point) (line-beginning-position 2))
  (save-buffer)
  (eventually-lacks unmeasured 8))

(ert-deftest okr-2-left-alone ()
  (show "teams.okr")
  (write-unmeasured)
  (eventually-shows unmeasured 8)
  (revert))

(ert-deftest okr-3-edit-elsewhere ()
  (show "teams.okr")
  (write-unmeasured)
  (insert-at 1 25 "!")
  (eventually-shows unmeasured 8)
  (revert))

(ert-deftest okr-4-undo ()
  (show "teams.okr")
  (eventually-shows unmeasured 7)
  (insert-at 7 31 " 5 times")
  (eventually-lacks unmeasured 7)
  (undo-last)
  (eventually-shows unmeasured 7))

(ert-deftest okr-5-other-file-on-disk ()
  (show "teams.okr")
  (eventually-lacks unaligned)
  (let ((before (text-of "company.okr.md")))
    (write-on-disk "company.okr.md"
                   (string-replace "Let every library visit end with a book" "Paint" before))
    (eventually-shows unaligned 5)
    (write-on-disk "company.okr.md" before)
    (eventually-lacks unaligned)))

(ert-deftest okr-6-other-file-edited ()
  (show "company.okr.md")
  (insert-at 5 16 "Paint the house, not the wall, for ")
  (show "teams.okr")
  (eventually-shows unaligned 5)
  (show "company.okr.md")
  (undo-last)
  (show "teams.okr")
  (eventually-lacks unaligned))

(ert-deftest okr-7-configuration ()
  (show "teams.okr")
  (eventually-shows unmeasured 7)
  (let ((lenient "[rules]\nkey-result-not-measurable = \"off\"\n"))
    (write-on-disk ".okr.toml" lenient)
    (eventually-lacks unmeasured)
    (write-on-disk ".okr.toml" "")
    (eventually-shows unmeasured 7)
    (with-current-buffer (find-file-noselect (file ".okr.toml"))
      (insert lenient)
      (save-buffer))
    (eventually-lacks unmeasured)
    (with-current-buffer (find-file-noselect (file ".okr.toml"))
      (erase-buffer)
      (save-buffer))
    (eventually-shows unmeasured 7)))

(ert-run-tests-batch-and-exit)
