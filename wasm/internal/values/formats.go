package values

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// named checks are those that a pattern can't express. They say what is wrong with a text; "" means nothing.
var named = map[string]func(text string) string{
	"arn":         arn,
	"cidr":        func(text string) string { return cidr(text, 0, 128, false) },
	"cidr4":       func(text string) string { return cidr(text, 0, 32, true) },
	"cidr6":       func(text string) string { return cidr6(text, 0, 128) },
	"cidr6-56":    func(text string) string { return cidr6(text, 56, 56) },
	"cidr4-16-28": func(text string) string { return cidr(text, 16, 28, true) },
	"cidr-27-32":  func(text string) string { return cidr(text, 27, 32, false) },
	"ip":          func(text string) string { return check(net.ParseIP(text) != nil, "must be an IP address") },
	"ip4":         ip4,
	"time":        timestamp,
	"duration":    duration,
	"base64":      inBase64,
	"period":      period,
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

func cidr6(text string, least, most int) string {
	if wrong := cidr(text, least, most, false); wrong != "" {
		return wrong
	}
	return check(strings.Contains(text, ":"), "must be an IPv6 CIDR block, such as 2001:db8::/56")
}

func check(ok bool, otherwise string) string {
	if ok {
		return ""
	}
	return otherwise
}

func ip4(text string) string {
	address := net.ParseIP(text)
	return check(address != nil && address.To4() != nil, "must be an IPv4 address, such as 10.0.0.4")
}

var rfc3339 = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$`)

func timestamp(text string) string {
	return check(rfc3339.MatchString(text), "must be a time in RFC 3339 format, such as 2030-01-31T00:00:00Z")
}

func duration(text string) string {
	_, err := time.ParseDuration(text)
	return check(err == nil, "must be a duration, such as 90s or 10m")
}

func inBase64(text string) string {
	_, err := base64.StdEncoding.DecodeString(text)
	return check(err == nil, "must be in base64; filebase64() and base64encode() write it")
}

// period judges over how many seconds CloudWatch gathers a statistic.
func period(text string) string {
	seconds, err := strconv.Atoi(text)
	return check(err == nil && (seconds == 10 || seconds == 20 || seconds == 30 || seconds%60 == 0), "must be 10, 20, 30 or a multiple of 60 seconds")
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
