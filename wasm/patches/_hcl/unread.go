package hcl

// Unread tells, after a function was called at a place, whether it needed a file of which nothing is known. Then its result
// is unknown, whatever it is.
var Unread = func(call Range) bool { return false }
