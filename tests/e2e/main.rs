//! The server as an editor meets it: a process, its standard input and its standard output.

mod lifecycle;
mod malformed;
mod overload;
