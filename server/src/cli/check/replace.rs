//! Replaces the text of a file. Nobody ever sees part of it, and an interrupted run leaves no other file in the
//! folder.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process;
use std::sync::{Mutex, PoisonError};

use tempfile::{NamedTempFile, TempPath};

/// Held while a file is replaced: an interrupted run ends after that.
static AT_WORK: Mutex<()> = Mutex::new(());

/// The exit code of an interrupted run, as shells use it for Ctrl-C.
const INTERRUPTED: i32 = 130;

/// From now on, Ctrl-C and similar signals end the process between two files.
pub(super) fn end_between_files() -> io::Result<()> {
    let end = || {
        let _at_rest = AT_WORK.lock().unwrap_or_else(PoisonError::into_inner);
        process::exit(INTERRUPTED);
    };
    ctrlc::set_handler(end).map_err(io::Error::other)
}

/// Replaces the text of the file at `path` with `text`, and keeps the permissions. `path` has no links.
///
/// # Errors
///
/// If the file must not be written, or has hard links that would keep the old text. The file stays as it is.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let was = fs::metadata(path)?;
    if was.permissions().readonly() {
        return Err(ErrorKind::PermissionDenied.into());
    }
    if has_other_names(&was) {
        let reason = "it has hard links, which would keep the old text";
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

/// A file in `folder` that has a name from the beginning.
fn named(folder: &Path, fill: impl Fn(&File) -> io::Result<()>) -> io::Result<TempPath> {
    let file = NamedTempFile::new_in(folder)?;
    fill(file.as_file())?;
    Ok(file.into_temp_path())
}

/// A file in `folder` that gets its name when it is complete, so that a killed process leaves almost nothing.
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

/// On other systems the standard library does not know.
#[cfg(not(unix))]
fn has_other_names(_: &Metadata) -> bool {
    false
}

/// Gives `file` the owner and group of the file that `was`, as far as the system allows. Fails if the group could no
/// longer read it.
#[cfg(unix)]
fn keep_owner(file: &File, was: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let is = file.metadata()?;
    if is.gid() != was.gid() {
        fchown(file, None, Some(was.gid()))?;
    }
    if is.uid() != was.uid() {
        // Only an administrator may change the owner. For other users the file becomes their own, as with editors.
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
