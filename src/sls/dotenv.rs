//! `.env` files: the key and the stage that the existing tool reads from them.
