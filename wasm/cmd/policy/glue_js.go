package main

import (
	"runtime/debug"
	"syscall/js"
)

// serve offers handle as globalThis.terraformerPolicy(request: string): Promise<string>.
func serve(handle func([]byte) []byte) {
	debug.SetGCPercent(400) // one thread for everything: fewer collections are worth some megabytes
	js.Global().Set("terraformerPolicy", js.FuncOf(func(_ js.Value, args []js.Value) any {
		request := []byte(args[0].String())
		var answer js.Func
		answer = js.FuncOf(func(_ js.Value, promise []js.Value) any {
			go func() {
				defer answer.Release()
				promise[0].Invoke(string(handle(request)))
			}()
			return nil
		})
		return js.Global().Get("Promise").New(answer)
	}))
	select {}
}
