//! scf
