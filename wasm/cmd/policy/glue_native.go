//go:build !js

package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
)

// serve reads one request a line from stdin and writes one response a line to stdout, in order.
func serve(handle func([]byte) []byte) {
	in := bufio.NewReader(os.Stdin)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 1 {
			fmt.Printf("%s\n", handle(line))
		}
		if err == io.EOF {
			return
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
	}
}
