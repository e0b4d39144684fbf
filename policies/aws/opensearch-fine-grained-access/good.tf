resource "aws_elasticsearch_domain" "a" {
  domain_name = "orders"
  advanced_security_options {
    enabled                        = true
    internal_user_database_enabled = true
    master_user_options {
      master_user_name     = "orders"
      master_user_password = "Example-only-1"
    }
  }
}

resource "aws_opensearch_domain" "a" {
  domain_name = "orders"
  advanced_security_options {
    enabled                        = true
    internal_user_database_enabled = true
    master_user_options {
      master_user_name     = "orders"
      master_user_password = "Example-only-1"
    }
  }
}
