//! The message for values that are nested too deep.

use crate::limits;

/// Help for values that are nested too deep.
pub(in crate::timeline) const FLATTER: &str =
    "write it flatter, or put it in quotes if it is a text";

/// The message for values that are nested too deep.
pub(in crate::timeline) fn too_deep() -> String {
    format!("values are nested more than {} deep", limits::NESTING)
}
