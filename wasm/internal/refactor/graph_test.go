package refactor

import (
	"slices"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// edgesOf writes edges as `from -> to (arguments)`, sorted.
func edgesOf(g Graph) string {
	var lines []string
	for _, edge := range g.Edges {
		lines = append(lines, edge.From+" -> "+edge.To+" ("+strings.Join(edge.Arguments, " ")+")")
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func TestGraph(t *testing.T) {
	for _, c := range []struct{ name, files, want string }{
		{"references through locals, variables and outputs, not names that loops take", `-- main.tf --
variable "name" {}
locals {
  bucket = "${var.name}-logs"
  pairs  = { for name, aws_vpc in { a = 1 } : name => aws_vpc.id }
}
resource "aws_s3_bucket" "b" {
  bucket = local.bucket
}
resource "aws_s3_bucket_versioning" "v" {
  bucket = aws_s3_bucket.b.id
  dynamic "x" {
    for_each = data.aws_ami.i.tags
    content { y = x.value }
  }
  depends_on = [aws_s3_bucket.b]
}
data "aws_ami" "i" {}
output "arn" { value = aws_s3_bucket.b.arn }
`, `aws_s3_bucket.b -> local.bucket (bucket)
aws_s3_bucket_versioning.v -> aws_s3_bucket.b (bucket depends_on)
aws_s3_bucket_versioning.v -> data.aws_ami.i (x)
local.bucket -> var.name ()
output.arn -> aws_s3_bucket.b (value)`},
		{"into modules and out of them, once for each call", `-- main.tf --
resource "aws_vpc" "v" {}
module "a" {
  source = "./net"
  vpc    = aws_vpc.v.id
}
module "b" {
  source     = "./net"
  vpc        = module.a.subnet
  depends_on = [aws_vpc.v]
}
module "far" {
  source = "terraform-aws-modules/vpc/aws"
  vpc    = module.b.subnet
}
resource "aws_instance" "i" { subnet_id = module.far.id }
-- net/main.tf --
variable "vpc" {}
resource "aws_subnet" "s" { vpc_id = var.vpc }
output "subnet" { value = aws_subnet.s.id }
-- unused/main.tf --
resource "aws_vpc" "nobody" {}
`, `aws_instance.i -> module.far (subnet_id)
module.a.aws_subnet.s -> module.a.var.vpc (vpc_id)
module.a.output.subnet -> module.a.aws_subnet.s (value)
module.a.var.vpc -> aws_vpc.v (vpc)
module.b -> aws_vpc.v (depends_on)
module.b.aws_subnet.s -> module.b.var.vpc (vpc_id)
module.b.output.subnet -> module.b.aws_subnet.s (value)
module.b.var.vpc -> module.a.output.subnet (vpc)
module.far -> module.b.output.subnet (vpc)`},
		{"what could be read of a broken file", `-- main.tf --
resource "aws_vpc" "v" {}
resource "aws_subnet" "s" {
  vpc_id = aws_vpc.v.id
}
resource "aws_x" "y" {
  a = = 1
`, `aws_subnet.s -> aws_vpc.v (vpc_id)`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := edgesOf(GraphOf(programOf(c.files))); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

func programOf(text string) map[string]workspace.Content {
	files := map[string]workspace.Content{}
	heads := section.FindAllStringSubmatchIndex(text, -1)
	for i, head := range heads {
		end := len(text)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		files[text[head[2]:head[3]]] = workspace.Content(text[head[1]:end])
	}
	return files
}

func TestGraphNodes(t *testing.T) {
	g := GraphOf(programOf(`-- main.tf --
module "a" {
  source = "./net"
}
-- more.tf.json --
{"resource": {"aws_vpc": {"j": {}}}}
-- net/main.tf --
resource "aws_vpc" "v" {
  tags = {}
}
-- override.tf --
module "a" { source = "./net" }
`))
	if len(g.Nodes) != 2 {
		t.Fatalf("%+v", g.Nodes)
	}
	call, vpc := g.Nodes[0], g.Nodes[1]
	if call.Address != "module.a" || call.Module != "" || call.Source != "./net" || !call.Local {
		t.Errorf("%+v", call)
	}
	if vpc.Address != "module.a.aws_vpc.v" || vpc.Module != "module.a" || vpc.Range.Start.Line != 1 || vpc.Range.End.Line != 3 {
		t.Errorf("%+v", vpc)
	}
	if !slices.Equal(g.Unread, []string{"more.tf.json"}) {
		t.Errorf("%v", g.Unread)
	}
}
