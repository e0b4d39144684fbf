package main

import (
	"syscall/js"

	"github.com/opentofu/opentofu/terraformer/internal/protocol"
)

// serve sets terraformerEngine(request: string): Promise<string>. Each call runs on a goroutine of its own, since what
// JavaScript calls directly must not block.
func serve(engine *protocol.Engine) {
	js.Global().Set("terraformerEngine", js.FuncOf(func(_ js.Value, arguments []js.Value) any {
		request := []byte(arguments[0].String())
		var executor js.Func
		executor = js.FuncOf(func(_ js.Value, settle []js.Value) any {
			resolve := settle[0]
			go func() {
				defer executor.Release()
				resolve.Invoke(string(engine.Handle(request)))
			}()
			return nil
		})
		return js.Global().Get("Promise").New(executor)
	}))
	select {}
}
