package serve

import "syscall/js"

// Forever sets globalThis[name](request: string): Promise<string>. Each call runs on a goroutine of its own, since what
// JavaScript calls directly must not block. globalThis.terraformerBeat(), where there is one, is called meanwhile.
func Forever(name string, handle Handler) {
	if listener := js.Global().Get("terraformerBeat"); listener.Type() == js.TypeFunction {
		send = func() { listener.Invoke() }
	}
	js.Global().Set(name, js.FuncOf(func(_ js.Value, arguments []js.Value) any {
		request := []byte(arguments[0].String())
		var executor js.Func
		executor = js.FuncOf(func(_ js.Value, settle []js.Value) any {
			go func() {
				defer executor.Release()
				settle[0].Invoke(string(handle(request)))
			}()
			return nil
		})
		return js.Global().Get("Promise").New(executor)
	}))
	select {}
}
