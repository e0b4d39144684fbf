package schema

import (
	"os"
	"testing"
)

// BenchmarkParseCompact reads what is read before the first program with aws resources is judged.
func BenchmarkParseCompact(b *testing.B) {
	text, err := os.ReadFile("../../../public/schemas/aws-6.jsonl")
	if err != nil {
		b.Skip(err)
	}
	for b.Loop() {
		if _, err := ParseCompact(text); err != nil {
			b.Fatal(err)
		}
	}
}
