package edit

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// apply makes edits of one file and returns its text and the codes of what couldn't be done.
func apply(text string, edits ...Edit) (string, string) {
	result := Apply(map[string]workspace.Content{"main.tf": workspace.Content(text)}, edits)
	var codes []string
	for _, d := range result.Diagnostics {
		codes = append(codes, d.Code)
	}
	if changed, ok := result.Files["main.tf"]; ok {
		text = changed
	}
	return text, strings.Join(codes, " ")
}

const two = "# of a\nresource \"t_x\" \"a\" {\n  n = 1\n}\n\n/* of b\n   too */\nresource \"t_x\" \"b\" {\n  n    = 2 # two\n  long = 3\n} # end\n"

func TestEdits(t *testing.T) {
	b := two[strings.Index(two, "/*"):]
	for name, row := range map[string]struct {
		text string
		edit Edit
		want string
	}{
		"replace keeps the comments": {two, Edit{Action: "replace", Address: "t_x.a", Text: "resource \"t_x\" \"a\" {\n n=5\n}"},
			"# of a\nresource \"t_x\" \"a\" {\n  n = 5\n}\n\n" + b},
		"replace with comments of its own": {two, Edit{Action: "replace", Address: "t_x.a", Text: "# new\nresource \"t_x\" \"a\" {}"},
			"# new\nresource \"t_x\" \"a\" {}\n\n" + b},
		"remove the first":                {two, Edit{Action: "remove", Address: "t_x.a"}, b},
		"remove the last":                 {two, Edit{Action: "remove", Address: "t_x.b"}, two[:strings.Index(two, "\n/*")]},
		"remove the only":                 {"resource \"a_b\" \"c\" {}", Edit{Action: "remove", Address: "a_b.c"}, ""},
		"remove behind the mark":          {"\ufeffvariable \"x\" {}\n", Edit{Action: "remove", Address: "var.x"}, "\ufeff"},
		"a comment apart isn't its own":   {"# file\n\nvariable \"x\" {}\n", Edit{Action: "remove", Address: "variable.x"}, "# file\n"},
		"add behind":                      {two, Edit{Action: "add", After: "t_x.a", Text: "output \"o\" {\nvalue=1\n}\n"}, strings.Replace(two, "}\n\n/*", "}\n\noutput \"o\" {\n  value = 1\n}\n\n/*", 1)},
		"add at the end":                  {"variable \"x\" {}", Edit{Action: "add", Text: "variable \"y\" {}"}, "variable \"x\" {}\n\nvariable \"y\" {}\n"},
		"add to nothing":                  {"", Edit{Action: "add", Address: "var.y", Text: "variable \"y\" {}"}, "variable \"y\" {}\n"},
		"line breaks stay":                {strings.ReplaceAll(two, "\n", "\r\n"), Edit{Action: "replace", Address: "t_x.a", Text: "resource \"t_x\" \"a\" {\n  n = 5\n}"}, strings.ReplaceAll(strings.Replace(two, "n = 1", "n = 5", 1), "\n", "\r\n")},
		"a local's expression alone":      {"locals {\n  a    = 1 # one\n  long = 2\n}\n", Edit{Action: "replace", Address: "local.a", Text: "a = [\n1]"}, "locals {\n  a    = [\n  1] # one\n  long = 2\n}\n"},
		"a local out of a block":          {"locals {\n  a = 1\n}\n", Edit{Action: "replace", Address: "local.a", Text: "locals {\n  a = {\n    x = 1\n  }\n}"}, "locals {\n  a = {\n    x = 1\n  }\n}\n"},
		"a heredoc stays as it is":        {"locals {\n  a = 1\n}\n", Edit{Action: "replace", Address: "local.a", Text: "a = <<E\n x\nE\n"}, "locals {\n  a = <<E\n x\nE\n}\n"},
		"a local gets another name":       {"locals {\n  a = 1\n  b = 2\n}\n", Edit{Action: "replace", Address: "local.a", Text: "c = 3"}, "locals {\n  c = 3\n  b = 2\n}\n"},
		"add a local":                     {"locals {\n  a = 1\n}\n", Edit{Action: "add", Address: "local.b", Text: "# b\nb = 2"}, "locals {\n  a = 1\n  # b\n  b = 2\n}\n"},
		"add the first local":             {"", Edit{Action: "add", Address: "local.b", Text: "b = {\nx = 1\n}"}, "locals {\n  b = {\n    x = 1\n  }\n}\n"},
		"remove a local":                  {"locals {\n  a = 1\n\n  # b\n  b = 2\n}\n", Edit{Action: "remove", Address: "local.b"}, "locals {\n  a = 1\n}\n"},
		"the last local takes its block":  {"locals { a = 1 }\nvariable \"x\" {}\n", Edit{Action: "remove", Address: "local.a"}, "variable \"x\" {}\n"},
		"provider by its alias":           {"provider \"aws\" {\n  alias = \"w\"\n}\n\nprovider \"aws\" {}\n", Edit{Action: "remove", Address: "provider.aws.w"}, "provider \"aws\" {}\n"},
		"another name":                    {two, Edit{Action: "replace", Address: "t_x.a", Text: "resource \"t_x\" \"c\" {}"}, "# of a\nresource \"t_x\" \"c\" {}\n\n" + b},
		"a move is known by where from":   {"moved {\n  from = a_b.c\n  to   = a_b.d\n}\n", Edit{Action: "remove", Address: "moved.a_b.c"}, ""},
		"the settings of terraform":       {"terraform {}\n", Edit{Action: "replace", Address: "terraform", Text: "terraform {\nrequired_version=\">= 1\"\n}"}, "terraform {\n  required_version = \">= 1\"\n}\n"},
		"comments of a local are its own": {"locals {\n  # a\n  a = 1\n}\n", Edit{Action: "replace", Address: "local.a", Text: "# new\na = 2"}, "locals {\n  # new\n  a = 2\n}\n"},
	} {
		if got, codes := apply(row.text, row.edit); got != row.want || codes != "" {
			t.Errorf("%s: got %q %s, want %q", name, got, codes, row.want)
		}
	}
}

func TestRefusals(t *testing.T) {
	for _, row := range []struct {
		text string
		edit Edit
		want string
	}{
		{two, Edit{Action: "remove", Address: "t_x.c"}, "edit-unknown-address"},
		{two, Edit{Action: "add", Text: "resource \"t_x\" \"a\" {}"}, "edit-duplicate-address"},
		{two, Edit{Action: "replace", Address: "t_x.b", Text: "resource \"t_x\" \"a\" {}"}, "edit-duplicate-address"},
		{two, Edit{Action: "add", Address: "t_x.c", Text: "resource \"t_x\" \"d\" {}"}, "edit-other-kind"},
		{two, Edit{Action: "add", After: "t_x.z", Text: "resource \"t_x\" \"d\" {}"}, "edit-unknown-address"},
		{two, Edit{Action: "add", Text: "resource \"t_x\" \"d\" {"}, "invalid-syntax"},
		{two, Edit{Action: "add", Text: ""}, "edit-not-one-block"},
		{two, Edit{Action: "add", Text: "variable \"x\" {}\nvariable \"y\" {}"}, "edit-not-one-block"},
		{two, Edit{Action: "replace", Address: "t_x.a", Text: "a = 1"}, "edit-other-kind"},
		{two, Edit{Action: "paint", Address: "t_x.a"}, "edit-unknown-action"},
		{two, Edit{Action: "add", File: "../x.tf", Text: "variable \"x\" {}"}, "edit-unknown-file"},
		{two, Edit{Action: "add", File: "x.tf.json", Text: "variable \"x\" {}"}, "edit-unknown-file"},
		{two + two, Edit{Action: "remove", Address: "t_x.a"}, "edit-duplicate-address"},
		{two + "variable {", Edit{Action: "remove", Address: "t_x.a"}, "invalid-syntax edit-unknown-address"},
		{two + "variable {", Edit{Action: "add", Text: "variable \"x\" {}"}, "invalid-syntax"},
		{"locals { a = 1 }\n", Edit{Action: "replace", Address: "local.a", Text: "# c\na = 2"}, "edit-invalid-text"},
		{two, Edit{Action: "add", Text: strings.Repeat("(", 100_000)}, "nesting-limit"},
	} {
		got, codes := apply(row.text, row.edit)
		if !strings.Contains(codes, strings.Fields(row.want)[0]) || !strings.Contains(codes, strings.Fields(row.want)[len(strings.Fields(row.want))-1]) || got != row.text {
			t.Errorf("%+.80v: got %q %.200q, want %s and nothing changed", row.edit, codes, got, row.want)
		}
	}
}

func TestWhereBlocksAreAdded(t *testing.T) {
	files := map[string]workspace.Content{
		"aws.tf":            workspace.Content("resource \"aws_vpc\" \"a\" {}\ndata \"aws_ami\" \"b\" {}\n"),
		"main.tf":           workspace.Content("resource \"aws_vpc\" \"c\" {}\nresource \"random_id\" \"d\" {}\n"),
		"variables.tf":      workspace.Content("variable \"v\" {}\n"),
		"other_override.tf": workspace.Content("resource \"aws_vpc\" \"a\" {}\nresource \"aws_vpc\" \"c\" {}\nresource \"aws_x\" \"c\" {}\n"),
		"modules/m/main.tf": workspace.Content("variable \"inner\" {}\nresource \"aws_vpc\" \"a\" {}\n"),
	}
	for _, row := range []struct {
		edit Edit
		want string
	}{
		{Edit{Text: `resource "aws_subnet" "n" {}`}, "aws.tf"},
		{Edit{Text: `resource "random_pet" "n" {}`}, "main.tf"},
		{Edit{Text: `resource "google_x" "n" {}`}, "main.tf"},
		{Edit{Text: `variable "n" {}`}, "variables.tf"},
		{Edit{Text: `output "n" {}`}, "main.tf"},
		{Edit{Text: `output "n" {}`, File: "outputs.tf"}, "outputs.tf"},
		{Edit{Text: `output "n" {}`, After: "aws_vpc.a"}, "aws.tf"},
		{Edit{Text: `variable "v" {}`, File: "modules/m/variables.tf"}, "modules/m/variables.tf"},
	} {
		row.edit.Action = "add"
		result := Apply(files, []Edit{row.edit})
		if len(result.Diagnostics) > 0 || len(result.Files) != 1 || result.Files[row.want] == "" {
			t.Errorf("%+v: got %v, want %s", row.edit, result, row.want)
		}
	}
	if result := Apply(map[string]workspace.Content{"app.tf": workspace.Content("module \"x\" {}\n")}, []Edit{{Action: "add", Text: `variable "n" {}`}}); result.Files["app.tf"] == "" {
		t.Errorf("got %v", result)
	}
}

// An edit sees what those before it did, also where one of them can't be made.
func TestEditsFollowEachOther(t *testing.T) {
	got, codes := apply("variable \"a\" {}\n",
		Edit{Action: "add", Text: "variable \"b\" {}"},
		Edit{Action: "remove", Address: "var.c"},
		Edit{Action: "remove", Address: "var.a"},
		Edit{Action: "replace", Address: "var.b", Text: "variable \"a\" {}"})
	if got != "variable \"a\" {}\n" || codes != "edit-unknown-address" {
		t.Errorf("got %q %s", got, codes)
	}
}

// programs are real ones, as they are, with other line breaks, badly formatted, and one of the corners of the language.
func programs(t *testing.T) map[string]string {
	all := map[string]string{"two": two, "corners": corners}
	root := filepath.Join("..", "..", "..", "policies")
	_ = filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".tf") {
			text, _ := os.ReadFile(name)
			all[name] = string(text)
		}
		return nil
	})
	if len(all) < 20 {
		t.Fatalf("only %d programs", len(all))
	}
	for name, text := range maps.Clone(all) {
		all[name+" crlf"] = strings.ReplaceAll(text, "\n", "\r\n")
		all[name+" wide"] = "\ufeff" + strings.ReplaceAll(text, " = ", "   =  ")
		all[name+" open"] = strings.TrimRight(text, "\n")
	}
	return all
}

const corners = `// head

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
# directly above
resource "aws_s3_bucket" "logs" { bucket = "x" } # beside
variable "x" {} /* behind
  and on */
locals {

  # of a
  a = <<-EOT
    # no comment
    }
  EOT
  b = { // odd
    x = 1 }


  c = "${var.x}"
}



output "o" {
	value = local.a
   }
`

func itself(d *document, it *item) string { return d.slice(it.start, it.end) }

func TestReplaceWithItselfChangesNothing(t *testing.T) {
	for name, text := range programs(t) {
		d := read("main.tf", []byte(text))
		if d.broken != nil {
			t.Fatalf("%s: %v", name, d.broken)
		}
		for _, it := range d.items {
			for _, own := range []string{itself(d, it), d.slice(it.lead, it.end)} {
				if got, codes := apply(text, Edit{Action: "replace", Address: it.address, Text: own}); got != text || codes != "" {
					t.Errorf("%s %s: got %q %s", name, it.address, got, codes)
				}
			}
		}
	}
}

// Random edits: every item that wasn't named is there with the same bytes and comments, in the same order.
func TestUntouchedItemsStay(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for name, text := range programs(t) {
		d := read("main.tf", []byte(text))
		for range 12 {
			it := d.items[random.IntN(len(d.items))]
			if it.address == "locals" {
				continue
			}
			edit := Edit{Action: []string{"remove", "replace", "add"}[random.IntN(3)], Address: it.address}
			edit.Text = fmt.Sprintf("resource \"t_new\" \"n%d\" {\nx=1\n  y { z = 2 }\n}", random.IntN(9))
			if it.isLocal() {
				edit.Text = "fresh = [\n1 ]"
			}
			if edit.Action == "add" {
				edit.Address = ""
				if random.IntN(2) == 0 && !it.isLocal() {
					edit.After = it.address
				} else if it.isLocal() {
					edit.Address = "local.fresh"
				}
			}
			got, codes := apply(text, edit)
			if codes != "" {
				t.Fatalf("%s: %+v: %s", name, edit, codes)
			}
			gone := func(address string) bool {
				return edit.Action != "add" && address == it.address || strings.Contains(address, "fresh") || strings.HasPrefix(address, "t_new.")
			}
			before, after := kept(d, gone), kept(read("main.tf", []byte(got)), gone)
			if !slices.Equal(before, after) {
				t.Errorf("%s: %+v:\n%q\nbecame\n%q", name, edit, before, after)
			}
			if strings.Contains(text, "\r\n") && strings.Contains(strings.ReplaceAll(got, "\r\n", ""), "\n") {
				t.Errorf("%s: %+v: line breaks are mixed", name, edit)
			}
			if bytes.HasPrefix([]byte(text), mark) != strings.HasPrefix(got, string(mark)) {
				t.Errorf("%s: %+v: the mark at the top", name, edit)
			}
		}
	}
}

// kept are the texts of items, but for those that an edit is about. A block of local values counts by its values.
func kept(d *document, gone func(string) bool) (texts []string) {
	for _, it := range d.items {
		if it.address != "locals" && !gone(it.address) {
			texts = append(texts, it.address+": "+strings.TrimSuffix(strings.TrimSuffix(d.slice(it.lead, it.tail), "\n"), "\r"))
		}
	}
	return texts
}

func FuzzEdit(f *testing.F) {
	f.Add(two, "t_x.a", "resource \"t_x\" \"a\" {}")
	f.Add(corners, "local.b", "b = 1")
	f.Fuzz(func(t *testing.T, text, address, new string) {
		for _, action := range []string{"replace", "add", "remove"} {
			apply(text, Edit{Action: action, Address: address, Text: new})
			apply(text, Edit{Action: action, Text: new, After: address})
		}
	})
}
