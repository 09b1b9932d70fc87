//! The folders in which editors look for their configuration.

use std::env::{home_dir, var_os};
use std::io;
use std::path::PathBuf;

/// The folder of the user's configurations: `$XDG_CONFIG_HOME` if it is absolute, or the folder in the variable
/// `windows` that Windows sets, or `~/.config`.
pub(super) fn configuration(windows: &str) -> io::Result<PathBuf> {
    let named = |name: &str| {
        var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let windows = || cfg!(windows).then(|| named(windows)).flatten();
    named("XDG_CONFIG_HOME")
        .or_else(windows)
        .map_or_else(|| Ok(home()?.join(".config")), Ok)
}

/// The user's home.
pub(super) fn home() -> io::Result<PathBuf> {
    let home = home_dir().filter(|home| home.is_absolute());
    home.ok_or_else(|| io::Error::other("there is no home folder; set HOME or XDG_CONFIG_HOME"))
}
