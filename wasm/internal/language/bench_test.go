package language

import (
	"fmt"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// BenchmarkComplete answers after each letter of a block that is written at the end of a program of 1,000 lines.
func BenchmarkComplete(b *testing.B) {
	ask := asking(b)
	var program strings.Builder
	for i := range 60 {
		fmt.Fprintf(&program, "resource \"aws_vpc\" \"v%d\" {\n  cidr_block = \"10.%d.0.0/16\"\n  tags = {\n    Name = \"v\"\n  }\n}\n\nresource \"aws_subnet\" \"s%d\" {\n  vpc_id = aws_vpc.v%d.id\n  cidr_block = cidrsubnet(aws_vpc.v%d.cidr_block, 8, 1)\n}\n\nvariable \"x%d\" {\n  type = map(string)\n  default = {}\n}\n\n", i, i, i, i, i, i)
	}
	written := "resource \"aws_instance\" \"more\" {\n  instance_type = \"t3.micro\"\n  subnet_id = aws_subnet.s1.id\n  tags = {\n    Name = upper(var.size)\n  }\n}\n"
	i := 0
	for b.Loop() {
		text := program.String() + written[:i%len(written)]
		i++
		ask(Query{Method: "complete", File: "main.tf", At: len(text), Files: map[string]workspace.Content{"main.tf": workspace.Content(text)}})
	}
}

// BenchmarkCompleteJSON does the same in a file of JSON.
func BenchmarkCompleteJSON(b *testing.B) {
	ask := asking(b)
	var program strings.Builder
	program.WriteString("{\n  \"resource\": {\n    \"aws_subnet\": {\n")
	for i := range 150 {
		fmt.Fprintf(&program, "      \"s%d\": {\n        \"vpc_id\": \"${aws_vpc.v%d.id}\",\n        \"cidr_block\": \"10.0.1.0/24\",\n        \"tags\": {\n          \"Name\": \"s\"\n        }\n      },\n", i, i)
	}
	written := "      \"more\": {\n        \"vpc_id\": \"${aws_subnet.s1.vpc_id}\",\n        \"tags\": {\n          \"Name\": \"${upper(var.size)}\"\n"
	i := 0
	for b.Loop() {
		text := program.String() + written[:i%len(written)]
		i++
		ask(Query{Method: "complete", File: "main.tf.json", At: len(text), Files: map[string]workspace.Content{"main.tf.json": workspace.Content(text)}})
	}
}
