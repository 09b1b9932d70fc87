//! Putting a new text in the place of a file's. Nobody ever sees a part of it, and a run that is ended leaves nothing
//! else in the folder.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process;
use std::sync::{Mutex, PoisonError};

use tempfile::{NamedTempFile, TempPath};

/// Held while a file is replaced: a run that is told to end ends when that is done.
static AT_WORK: Mutex<()> = Mutex::new(());

/// The exit code of a run that was told to end, as a shell has it for Ctrl-C.
const INTERRUPTED: i32 = 130;

/// From now on Ctrl-C and the like end the process between two files.
pub(super) fn end_between_files() -> io::Result<()> {
    let end = || {
        let _at_rest = AT_WORK.lock().unwrap_or_else(PoisonError::into_inner);
        process::exit(INTERRUPTED);
    };
    ctrlc::set_handler(end).map_err(io::Error::other)
}

/// Puts `text` in the place of what the file at `path` holds, with the same permissions. `path` has no links.
///
/// # Errors
///
/// Where the file must not be written, or has other names that would keep the old text; it stays as it is then.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let was = fs::metadata(path)?;
    if was.permissions().readonly() {
        return Err(ErrorKind::PermissionDenied.into());
    }
    if has_other_names(&was) {
        let reason = "it has other names (hard links), which would keep the old text";
        return Err(io::Error::new(ErrorKind::Unsupported, reason));
    }
    let _at_work = AT_WORK.lock().unwrap_or_else(PoisonError::into_inner);
    let fill = |mut file: &File| {
        file.write_all(text.as_bytes())?;
        keep_owner(file, &was)?;
        file.set_permissions(was.permissions())?;
        file.sync_all()
    };
    let folder = path.parent().unwrap_or(Path::new("."));
    let written = nameless(folder, fill).or_else(|_| named(folder, fill))?;
    Ok(written.persist(path)?)
}

/// A file in `folder` with a name from the beginning.
fn named(folder: &Path, fill: impl Fn(&File) -> io::Result<()>) -> io::Result<TempPath> {
    let file = NamedTempFile::new_in(folder)?;
    fill(file.as_file())?;
    Ok(file.into_temp_path())
}

/// A file in `folder` that gets its name when all is in it, so that next to nothing is left of a process that is killed.
#[cfg(target_os = "linux")]
fn nameless(folder: &Path, fill: impl Fn(&File) -> io::Result<()>) -> io::Result<TempPath> {
    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open};
    use std::os::fd::AsRawFd;
    let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
    let file = File::from(open(folder, flags, Mode::RUSR | Mode::WUSR)?);
    fill(&file)?;
    let open = format!("/proc/self/fd/{}", file.as_raw_fd());
    let name = |name: &Path| Ok(linkat(CWD, &open, CWD, name, AtFlags::SYMLINK_FOLLOW)?);
    let named = tempfile::Builder::new().make_in(folder, name)?;
    Ok(named.into_temp_path())
}

#[cfg(not(target_os = "linux"))]
fn nameless(_: &Path, _: impl Fn(&File) -> io::Result<()>) -> io::Result<TempPath> {
    Err(ErrorKind::Unsupported.into())
}

#[cfg(unix)]
fn has_other_names(file: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(file) > 1
}

/// Elsewhere the standard library does not tell.
#[cfg(not(unix))]
fn has_other_names(_: &Metadata) -> bool {
    false
}

/// Gives `file` to those who own the one that `was`, as far as this is permitted; it fails where the file would be shut
/// to the group that may read it.
#[cfg(unix)]
fn keep_owner(file: &File, was: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let is = file.metadata()?;
    if is.gid() != was.gid() {
        fchown(file, None, Some(was.gid()))?;
    }
    if is.uid() != was.uid() {
        // Only an administrator may: what others fix becomes theirs, as with other editors.
        let _ = fchown(file, Some(was.uid()), None);
    }
    Ok(())
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Not every system can do it.
    #[test]
    fn a_file_has_no_name_before_all_is_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let names = || fs::read_dir(folder.path()).unwrap().count();
        let fill = |mut file: &File| {
            assert_eq!(names(), 0);
            file.write_all(b"all")
        };
        if let Ok(file) = nameless(folder.path(), fill) {
            assert_eq!(fs::read(&file).unwrap(), b"all");
            assert_eq!(names(), 1);
        }
        assert_eq!(names(), 0);
    }
}
