// Package tracing is what remains of OPA's without its HTTP transport.
package tracing

// Options is passed through and never used.
type Options []any
