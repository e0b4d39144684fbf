/** Tiny programs that show what notes can't: how a document is written, what refers to what, how blocks nest. The nearest one goes into the prompt where there is room. */
import { estimateTokens } from "./notes.ts";

export const EXAMPLES: readonly string[] = [
  `resource "aws_iam_role" "main" {
  name = "reader"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}`,
  `resource "aws_iam_role_policy" "main" {
  role = aws_iam_role.main.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "\${aws_s3_bucket.main.arn}/*" }]
  })
}`,
  `resource "aws_s3_bucket_lifecycle_configuration" "main" {
  bucket = aws_s3_bucket.main.id
  rule {
    id     = "old"
    status = "Enabled"
    expiration {
      days = 90
    }
  }
}`,
  `resource "aws_s3_bucket_server_side_encryption_configuration" "main" {
  bucket = aws_s3_bucket.main.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}`,
  `resource "aws_sqs_queue" "main" {
  name = "jobs"
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter.arn
    maxReceiveCount     = 5
  })
}`,
  `resource "aws_security_group" "main" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}`,
  `resource "aws_route_table" "main" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}`,
  `resource "aws_lb_listener" "main" {
  load_balancer_arn = aws_lb.main.arn
  port              = 80
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.main.arn
  }
}`,
  `resource "aws_dynamodb_table" "main" {
  name         = "items"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
}`,
  `resource "aws_cloudwatch_event_target" "main" {
  rule = aws_cloudwatch_event_rule.main.name
  arn  = aws_lambda_function.main.arn
}
resource "aws_lambda_permission" "main" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.main.function_name
  principal     = "events.amazonaws.com"
}`,
  `resource "aws_ecs_task_definition" "main" {
  family                = "web"
  container_definitions = jsonencode([{ name = "web", image = "nginx", portMappings = [{ containerPort = 80 }] }])
}`,
  `resource "google_compute_instance" "main" {
  name         = "web"
  machine_type = "e2-micro"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
  network_interface {
    network = google_compute_network.main.id
  }
}`,
  `resource "google_compute_firewall" "main" {
  name          = "web"
  network       = google_compute_network.main.id
  source_ranges = ["10.0.0.0/8"]
  allow {
    protocol = "tcp"
    ports    = ["443"]
  }
}`,
  `resource "azurerm_storage_account" "main" {
  name                     = "files"
  resource_group_name      = azurerm_resource_group.main.name
  location                 = azurerm_resource_group.main.location
  account_tier             = "Standard"
  account_replication_type = "LRS"
}`,
  `resource "azurerm_network_interface" "main" {
  name                = "web"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  ip_configuration {
    name                          = "main"
    subnet_id                     = azurerm_subnet.main.id
    private_ip_address_allocation = "Dynamic"
  }
}`,
  `resource "kubernetes_deployment_v1" "main" {
  metadata {
    name = "web"
  }
  spec {
    selector {
      match_labels = { app = "web" }
    }
    template {
      metadata {
        labels = { app = "web" }
      }
      spec {
        container {
          name  = "web"
          image = "nginx"
        }
      }
    }
  }
}`,
  `resource "kubernetes_service_v1" "main" {
  metadata {
    name = "web"
  }
  spec {
    selector = { app = "web" }
    port {
      port = 80
    }
  }
}`,
  `resource "docker_container" "main" {
  name  = "web"
  image = docker_image.main.image_id
  ports {
    internal = 80
    external = 8080
  }
}`,
];

const TYPED = EXAMPLES.map((text) => ({
  text,
  types: [...text.matchAll(/^resource "(\w+)"/gm)].map(([, type]) => type as string),
  tokens: estimateTokens(`Example:\n${text}\n`),
}));

/** The example of most of `types`, those first that are asked for first; undefined when none of them has one within `budget` tokens. */
export function exampleFor(types: readonly string[], budget: number): string | undefined {
  const rank = (own: readonly string[]) =>
    Math.min(...own.map((type) => (types.includes(type) ? types.indexOf(type) : Number.POSITIVE_INFINITY)));
  const fitting = TYPED.filter(
    ({ types: own, tokens }) => tokens <= budget && own.every((type) => types.includes(type)),
  );
  return fitting.sort((a, b) => b.types.length - a.types.length || rank(a.types) - rank(b.types))[0]?.text;
}
