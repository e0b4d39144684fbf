package verify

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/schema"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// stack is a program of many blocks that depend on each other, whose texts are edited one by one.
var stack = []string{
	`variable "size" {
  default = "t3.micro"
}`, `variable "ports" {
  type    = list(number)
  default = [80, 443]
}`, `locals {
  name = "web-${var.size}"
  tags = { Name = local.name, Team = upper("ops") }
}`, `resource "aws_vpc" "net" {
  cidr_block = "10.0.0.0/16"
  tags       = local.tags
}`, `resource "aws_subnet" "a" {
  count      = 2
  vpc_id     = aws_vpc.net.id
  cidr_block = cidrsubnet(aws_vpc.net.cidr_block, 8, count.index)
}`, `resource "aws_security_group" "web" {
  vpc_id = aws_vpc.net.id
  dynamic "ingress" {
    for_each = var.ports
    content {
      from_port = ingress.value
      to_port   = ingress.value
      protocol  = "tcp"
    }
  }
}`, `data "aws_ami" "linux" {
  most_recent = true
  owners      = ["amazon"]
}`, `resource "aws_instance" "web" {
  ami                    = data.aws_ami.linux.id
  instance_type          = var.size
  subnet_id              = aws_subnet.a[0].id
  vpc_security_group_ids = [aws_security_group.web.id]
  user_data              = file("boot.sh")
  lifecycle {
    ignore_changes = [tags]
    precondition {
      condition     = length(var.ports) > 0
      error_message = "No ports."
    }
  }
}`, `resource "aws_eip" "web" {
  for_each = toset(["a", "b"])
  instance = aws_instance.web.id
  tags     = { Name = "${local.name}-${each.key}" }
}`, `output "address" {
  value = { for name, ip in aws_eip.web : name => ip.public_ip }
}`, `provider "aws" {
  region = "eu-central-1"
}`,
}

// edits are ways to change a text, most of which make something wrong here or elsewhere.
var edits = [][2]string{
	{"aws_vpc.net", "aws_vpc.other"}, {`"net"`, `"other"`}, {"var.size", "var.width"}, {`"size"`, `"width"`}, {"count ", "# count "},
	{"count.index", "0"}, {"[0]", ""}, {"local.name", "local.tags"}, {"t3.micro", "t3.nano"}, {"cidr_block", "cidr_blok"},
	{`"tcp"`, "6"}, {"list(number)", "string"}, {"for_each", "for_every"}, {"most_recent = true", "most_recent = []"},
	{"tags ", "tag "}, {"{", ""}, {"}", ""}, {"= ", "= 1 + "}, {`"10.0.0.0/16"`, `"10.0.0.0/99"`}, {"upper", "uper"}, {"\n  ", "\n\n  "},
	{"[80, 443]", "null"}, {"file(", "filebase64("}, {"resource", "data"}, {`default = "t3.micro"`, "sensitive = true"},
	{"eu-central-1", "eu-central-2"}, {`"a", "b"`, ""}, {"toset(", "("}, {".public_ip", ".nothing"},
}

func judgedBy(t *testing.T, store *schema.Store, memory *Memory, text string, round int) string {
	t.Helper()
	stages := []string{"schema"}
	if round%5 == 0 {
		stages = nil
	}
	result, need := Verify(store, Request{
		Files:  map[string]workspace.Content{"main.tf": workspace.Content(text), "boot.sh": workspace.Content("#!/bin/sh\n")},
		Stages: stages, WithPlan: true, Memory: memory,
	})
	if !need.Nothing() {
		t.Fatal("schemas are missing: ", need)
	}
	written, err := json.Marshal(result)
	if err != nil {
		t.Fatal(err)
	}
	return string(written)
}

// What is remembered changes no report: on a walk of random edits, of which most are wrong and many are taken back.
func TestMemoryChangesNoReport(t *testing.T) {
	store, memory := bundled(t, "aws-6"), &Memory{}
	random := rand.New(rand.NewSource(1))
	texts := append([]string{}, stack...)
	passedOver := 0
	for round := range 250 {
		at := random.Intn(len(texts))
		switch random.Intn(4) {
		case 0:
			texts[at] = stack[at]
		case 1:
			texts[at] = ""
		default:
			edit := edits[random.Intn(len(edits))]
			texts[at] = strings.Replace(texts[at], edit[0], edit[1], 1)
		}
		if random.Intn(6) == 0 {
			copy(texts, stack)
		}
		program := strings.Join(texts, "\n\n")
		before := memory.spared
		if got, want := judgedBy(t, store, memory, program, round), judgedBy(t, store, nil, program, round); got != want {
			t.Fatalf("round %d:\n%s\nremembering: %s\nafresh:      %s", round, program, got, want)
		}
		passedOver += memory.spared - before
	}
	if passedOver < 250 {
		t.Errorf("only %d blocks were passed over: the test shows nothing", passedOver)
	}
}

// After an edit, only the edited block and what depends on it is judged.
func TestOnlyDependantsAreJudgedAgain(t *testing.T) {
	store, memory := bundled(t, "aws-6"), &Memory{}
	program := strings.ReplaceAll(strings.Join(stack, "\n\n"), `file("boot.sh")`, `"echo"`)
	judgedBy(t, store, memory, program, 1)
	all := len(memory.clean)
	for _, c := range []struct {
		from, to string
		judged   int
	}{
		{"", "", 0}, {`region = "eu`, `region    = "eu`, all}, {"10.0.0.0/16", "10.1.0.0/16", 5}, {"most_recent = true", "most_recent = false", 3}, {"a\", \"b", "a\", \"c", 1},
	} {
		before := memory.spared
		program = strings.Replace(program, c.from, c.to, 1)
		judgedBy(t, store, memory, program, 1)
		if got := all - (memory.spared - before); got != c.judged {
			t.Errorf("%q for %q: %d of %d blocks were judged again, want %d", c.to, c.from, got, all, c.judged)
		}
	}
}

func BenchmarkEdit2000(b *testing.B) {
	store, memory, text, n := bundled(b, "aws-6", "null"), &Memory{}, twoThousand(), 0
	for b.Loop() {
		n++
		edited := strings.Replace(text, `bucket = "b100"`, fmt.Sprintf(`bucket = "b100-%d"`, n), 1)
		Verify(store, Request{Files: map[string]workspace.Content{"main.tf": workspace.Content(edited)}, Stages: []string{"schema"}, Memory: memory})
	}
}
