package verify

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/schema"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// bundled is a store with the compact schemas that ship with TerraFormer.
func bundled(t testing.TB, ids ...string) *schema.Store {
	t.Helper()
	const folder = "../../../public/schemas/"
	catalogue, err := os.ReadFile(folder + "index.json")
	if err != nil {
		t.Skip("no provider schemas: run `npm run schemas` first")
	}
	var entries []schema.Entry
	if err := json.Unmarshal(catalogue, &entries); err != nil {
		t.Fatal(err)
	}
	store := schema.NewStore()
	store.SetCatalogue(entries)
	for _, id := range ids {
		text, err := os.ReadFile(folder + id + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		if err := store.Load(id, text); err != nil {
			t.Fatal(err)
		}
	}
	return store
}

func benchmark(b *testing.B, text string, stages ...string) {
	store := bundled(b, "aws-6", "null")
	request := Request{Files: map[string]workspace.Content{"main.tf": workspace.Content(text)}, Stages: stages, WithPlan: true}
	for b.Loop() {
		if result, need := Verify(store, request); !result.OK {
			b.Fatal(need, result.Diagnostics)
		}
	}
}

func hundred(b *testing.B) string {
	text, err := os.ReadFile("testdata/hundred.tf")
	if err != nil {
		b.Fatal(err)
	}
	return string(text)
}

func BenchmarkPlan100(b *testing.B)   { benchmark(b, hundred(b)) }
func BenchmarkSchema100(b *testing.B) { benchmark(b, hundred(b), "schema") }

func BenchmarkPlan2000(b *testing.B) { benchmark(b, twoThousand()) }

func twoThousand() string {
	var text strings.Builder
	for i := range 250 {
		fmt.Fprintf(&text, "resource \"aws_s3_bucket\" \"b%d\" {\n  bucket = \"b%d\"\n}\n\n", i, i)
		fmt.Fprintf(&text, "resource \"aws_s3_bucket_versioning\" \"b%d\" {\n  bucket = aws_s3_bucket.b%d.id\n  versioning_configuration {\n    status = \"Enabled\"\n  }\n}\n", i, i)
	}
	return text.String()
}

func init() { log.SetOutput(io.Discard) } // as cmd/engine does: formatting traces isn't what is measured

func BenchmarkSchema2000(b *testing.B) { benchmark(b, twoThousand(), "schema") }
