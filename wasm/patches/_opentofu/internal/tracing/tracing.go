// Package tracing stands in for OpenTofu's: a verification is never traced, and the OpenTelemetry SDK with its
// exporters is a third of the engine's size.
package tracing

import (
	"context"
	"fmt"
	"iter"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"
)

var tracer = noop.NewTracerProvider().Tracer("")

// Tracer returns a tracer whose spans record nothing.
func Tracer() trace.Tracer { return tracer }

// SetSpanError does nothing: there is no span to mark.
func SetSpanError(trace.Span, any) {}

// SpanAttributes keeps callers compiling; a span that records nothing ignores it.
func SpanAttributes(attrs ...attribute.KeyValue) trace.SpanStartEventOption {
	return trace.WithAttributes(attrs...)
}

// SpanFromContext returns the context's span, which records nothing.
func SpanFromContext(ctx context.Context) trace.Span { return trace.SpanFromContext(ctx) }

// StringSlice never consumes items, as OpenTofu's own doesn't when no span is recording.
func StringSlice[E fmt.Stringer](trace.Span, iter.Seq[E]) []string { return nil }

// ContextProbeReport serves OpenTofu's tests only.
func ContextProbeReport(context.Context, int) {}
