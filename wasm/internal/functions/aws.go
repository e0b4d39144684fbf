package functions

import (
	"errors"
	"strings"

	"github.com/opentofu/opentofu/terraformer/internal/datasource"
	"github.com/zclconf/go-cty/cty"
)

var arnType = cty.Object(map[string]cty.Type{
	"partition": cty.String, "service": cty.String, "region": cty.String, "account_id": cty.String, "resource": cty.String,
})

// Source: the provider's documentation, guide "Functions".
var awsFunctions = map[string]Function{
	"arn_build": define(cty.String, func(arguments []cty.Value) (cty.Value, error) {
		arn := "arn"
		for _, part := range arguments {
			arn += ":" + part.AsString()
		}
		return cty.StringVal(arn), nil
	}, "partition", "service", "region", "account_id", "resource"),
	"arn_parse": define(arnType, func(arguments []cty.Value) (cty.Value, error) {
		parts, err := datasource.SplitARN(arguments[0].AsString())
		if err != nil {
			return cty.UnknownVal(arnType), err
		}
		return cty.ObjectVal(map[string]cty.Value{
			"partition": cty.StringVal(parts[0]), "service": cty.StringVal(parts[1]), "region": cty.StringVal(parts[2]),
			"account_id": cty.StringVal(parts[3]), "resource": cty.StringVal(parts[4]),
		}), nil
	}, "arn"),
	"trim_iam_role_path": define(cty.String, onText(trimRolePath), "arn"),
	"user_agent": define(cty.String, func(arguments []cty.Value) (cty.Value, error) {
		name, version, comment := arguments[0].AsString(), arguments[1].AsString(), arguments[2].AsString()
		if name == "" {
			return cty.UnknownVal(cty.String), errors.New("product_name must not be empty")
		}
		if version != "" {
			name += "/" + version
		}
		if comment != "" {
			name += " (" + comment + ")"
		}
		return cty.StringVal(name), nil
	}, "product_name", "product_version", "comment"),
}

// trimRolePath leaves the path out of the ARN of a role.
func trimRolePath(arn string) (string, error) {
	parts, err := datasource.SplitARN(arn)
	if err != nil {
		return "", err
	}
	path, isRole := strings.CutPrefix(parts[4], "role/")
	if parts[1] != "iam" || parts[2] != "" || !isRole {
		return "", errors.New("the ARN must be a role's, as in arn:aws:iam::123456789012:role/path/name")
	}
	parts[4] = "role/" + path[strings.LastIndex(path, "/")+1:]
	return "arn:" + strings.Join(parts, ":"), nil
}
