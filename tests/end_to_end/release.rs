//! The main job: connect, create an alias 50/50, move it to 10/90, see the graph follow, meet a
//! conflict, undo, delete. Once against the relay, once in the demo account.
