package config

import (
	"fmt"

	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/suppress/comments"
)

// Files are those of a program.
type Files interface {
	Text(name string) []byte // nil when there is none
}

// Of reads what a program says of rules and their findings: the configuration in the named file, or in the one that has the usual
// name, and the comments of all files. Today is a day such as 2026-11-29, or empty.
func Of(files Files, names []string, file, today string) *Config {
	c := &Config{}
	if text := files.Text(Name); file == "" && text != nil {
		c = Read(Name, text)
	} else if text = files.Text(file); file != "" && text != nil {
		c = Read(file, text)
	} else if file != "" {
		c.tell("config-not-read", report.Range{}, fmt.Sprintf("There is no file %s among those of the request.", file))
	}
	c.Today = today
	if today != "" && !isDay(today) {
		c.Today = ""
		c.tell("config-invalid-day", report.Range{}, fmt.Sprintf("Today is given as %q. It has to be a day such as 2026-11-29.", today))
	}
	for _, name := range names {
		c.Comments = append(c.Comments, comments.Read(name, files.Text(name))...)
	}
	return c
}
