package traceattrs

import "go.opentelemetry.io/otel/attribute"

// FilePath and FileSize are the semantic conventions that OpenTofu's loaders name; nothing records them here.
func FilePath(val string) attribute.KeyValue { return attribute.String("file.path", val) }
func FileSize(val int) attribute.KeyValue    { return attribute.Int("file.size", val) }
