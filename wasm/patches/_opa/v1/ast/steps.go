package ast

// Steps counts comparisons with elements of sets and objects whose hash is the same. Arrays of small numbers have the same hash by the
// thousand, so that filling a set with them takes the square of their number, which evaluation itself doesn't see. One request is evaluated
// at a time and on one goroutine.
var Steps uint64
