package topdown

// CustomizeRoundTripper is for http.send, which is left out: policies see the plan and nothing else.
type CustomizeRoundTripper func()
