//! Collaudo.
