package values

import (
	"encoding/json"
	"fmt"
	"net"
	"regexp"
	"strings"
)

// named checks are those that a pattern can't express. They say what is wrong with a text; "" means nothing.
var named = map[string]func(text string) string{
	"arn":         arn,
	"cidr":        func(text string) string { return cidr(text, 0, 128, false) },
	"cidr4":       func(text string) string { return cidr(text, 0, 32, true) },
	"cidr4-16-28": func(text string) string { return cidr(text, 16, 28, true) },
	"json":        isJSON,
	"json-object": jsonObject,
	"json-array":  jsonArray,
}

var (
	arnPartition = regexp.MustCompile(`^aws(-[a-z]+)*$`)
	arnRegion    = regexp.MustCompile(`^[a-z]{2}(-[a-z]+)+-\d{1,2}$`)
	arnAccount   = regexp.MustCompile(`^(aws|aws-managed|third-party|aws-marketplace|\d{12}|cw.{10})$`)
)

// arn judges an Amazon Resource Name: arn:partition:service:region:account:resource, region and account may be empty.
func arn(text string) string {
	parts := strings.SplitN(text, ":", 6)
	switch {
	case parts[0] != "arn" || len(parts) < 6:
		return "must be an ARN, such as arn:aws:service:region:123456789012:resource"
	case !arnPartition.MatchString(parts[1]):
		return fmt.Sprintf("must be an ARN, and %q is not a partition (aws, aws-cn, …)", parts[1])
	case parts[3] != "" && !arnRegion.MatchString(parts[3]):
		return fmt.Sprintf("must be an ARN, and %q is not a region", parts[3])
	case parts[4] != "" && !arnAccount.MatchString(parts[4]):
		return fmt.Sprintf("must be an ARN, and %q is not an account of 12 digits", parts[4])
	case parts[5] == "":
		return "must be an ARN, and this one names no resource"
	}
	return ""
}

// cidr judges a network in CIDR notation: its address has to be the network's first.
func cidr(text string, least, most int, onlyV4 bool) string {
	address, network, err := net.ParseCIDR(text)
	if err != nil {
		return "must be a CIDR block, such as 10.0.0.0/16"
	}
	if onlyV4 && address.To4() == nil {
		return "must be an IPv4 CIDR block, such as 10.0.0.0/16"
	}
	if address.To4() == nil && !strings.EqualFold(address.String(), network.IP.String()) || address.To4() != nil && !address.Equal(network.IP) {
		return fmt.Sprintf("must be the address of a network: write %s", network)
	}
	if bits, _ := network.Mask.Size(); bits < least || bits > most {
		return fmt.Sprintf("must be a CIDR block with a prefix of %d to %d bits", least, most)
	}
	return ""
}

func isJSON(text string) string {
	if !json.Valid([]byte(text)) {
		return "must be JSON; jsonencode() writes it"
	}
	return ""
}

func jsonObject(text string) string {
	var object map[string]json.RawMessage
	if json.Unmarshal([]byte(text), &object) != nil {
		return "must be a JSON object; jsonencode({ … }) writes it"
	}
	return ""
}

func jsonArray(text string) string {
	var array []json.RawMessage
	if json.Unmarshal([]byte(text), &array) != nil {
		return "must be a JSON array; jsonencode([ … ]) writes it"
	}
	return ""
}
