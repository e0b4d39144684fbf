// Command engine is the verifier's first half: parse, schema and plan. Natively it reads NDJSON requests on stdin and
// writes NDJSON responses; in a browser it is called through globalThis.terraformerEngine.
package main

import (
	"io"
	"log"
	"runtime/debug"

	"github.com/opentofu/opentofu/terraformer/internal/protocol"
	"github.com/opentofu/opentofu/terraformer/internal/serve"
)

func main() {
	log.SetOutput(io.Discard) // OpenTofu traces what it does
	debug.SetGCPercent(400)   // requests are short, and memory is there
	engine := protocol.New()
	findSchemas(engine)
	serve.Forever("terraformerEngine", engine.Handle)
}
