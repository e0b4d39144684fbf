resource "kubernetes_network_policy" "right" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }

  spec {
    policy_types = ["Egress"]

    egress {
      to {
        ip_block {
          cidr = "10.0.0.0/16"
        }
      }
    }

    pod_selector {}
  }
}

resource "kubernetes_network_policy" "left_out" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }

  spec {
    policy_types = ["Egress"]

    pod_selector {}
  }
}

resource "kubernetes_network_policy_v1" "right" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }

  spec {
    policy_types = ["Egress"]

    egress {
      to {
        ip_block {
          cidr = "10.0.0.0/16"
        }
      }
    }

    pod_selector {}
  }
}

resource "kubernetes_network_policy_v1" "left_out" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }

  spec {
    policy_types = ["Egress"]

    pod_selector {}
  }
}
