// Command engine is the verifier's first half: parse, schema and plan. Natively it reads NDJSON requests on stdin and
// writes NDJSON responses; in a browser it is called through globalThis.terraformerEngine.
package main

import (
	"io"
	"log"

	"github.com/opentofu/opentofu/terraformer/internal/protocol"
)

func main() {
	log.SetOutput(io.Discard) // OpenTofu traces what it does
	serve(protocol.New())
}
