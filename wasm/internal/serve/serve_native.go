//go:build !js

package serve

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
)

var beat = flag.Bool("beat", false, "write an empty line now and then while a request takes long")

// Forever answers the requests on stdin, one a line, in order, until it ends. Parses the flags.
func Forever(_ string, handle Handler) {
	flag.Parse()
	if err := lines(os.Stdin, os.Stdout, handle); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func lines(from io.Reader, to io.Writer, handle Handler) error {
	in, out := bufio.NewReaderSize(from, 1<<16), bufio.NewWriter(to)
	if *beat {
		send = func() {
			_ = out.WriteByte('\n')
			_ = out.Flush()
		}
	}
	for {
		line, err := in.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			_, _ = out.Write(append(handle(line), '\n')) // an error stays, and Flush tells it
		}
		if in.Buffered() == 0 || err != nil {
			if flushed := out.Flush(); flushed != nil {
				return flushed
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
