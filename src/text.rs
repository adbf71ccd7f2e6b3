//! Text from outside, made fit for a screen: sanitised, measured, wrapped, cut. The one place where that is done.
