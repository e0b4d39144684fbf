package datasource

import (
	"errors"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// arnParts are the names of an ARN's parts behind "arn:", in order.
var arnParts = []string{"partition", "service", "region", "account", "resource"}

// readARN takes an ARN apart.
func readARN(r Request) (map[string]cty.Value, error) {
	arn := text(r.Config, "arn")
	parts, err := SplitARN(arn)
	if err != nil {
		return nil, err
	}
	known := map[string]cty.Value{"id": cty.StringVal(arn)}
	for i, name := range arnParts {
		known[name] = cty.StringVal(parts[i])
	}
	return known, nil
}

// SplitARN gives the five parts of an ARN behind "arn:"; the last, the resource, may contain colons.
func SplitARN(arn string) ([]string, error) {
	parts := strings.SplitN(arn, ":", 6)
	if parts[0] != "arn" || len(parts) < 6 {
		return nil, errors.New("an ARN begins with \"arn:\" and has six parts, as in arn:aws:s3:::bucket")
	}
	return parts[1:], nil
}
