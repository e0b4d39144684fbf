// Package serve puts a program's one function where its callers find it: on the global object of a worker, or behind
// stdin and stdout. The same requests give the same responses in both.
package serve

import "time"

// Handler answers one JSON request with one JSON response.
type Handler func(request []byte) []byte

// beatEvery is how often a long request shows that it is still being worked on.
const beatEvery = 200 * time.Millisecond

var (
	lastBeat time.Time
	// send tells the caller; nil where nobody listens.
	send func()
)

// Beat tells the caller's watchdog that work goes on. Cheap enough for every resource, not for every expression. Only
// the goroutine that handles a request may call it.
func Beat() {
	if send == nil {
		return
	}
	if now := time.Now(); now.Sub(lastBeat) >= beatEvery {
		lastBeat = now
		send()
	}
}
