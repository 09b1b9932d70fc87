;;; configuration.el --- Tests editors/emacs in Emacs -*- lexical-binding: t; -*-

(load (expand-file-name "common" (file-name-directory load-file-name)) nil t)

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
