//! What goes wrong is said beside the place where it happened, and nothing typed is lost.
