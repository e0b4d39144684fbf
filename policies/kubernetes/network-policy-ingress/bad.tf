resource "kubernetes_network_policy" "wrong_1" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }

  spec {
    policy_types = ["Ingress"]

    ingress {
      from {
        ip_block {
          cidr = "0.0.0.0/0"
        }
      }
    }

    pod_selector {}
  }
}

resource "kubernetes_network_policy" "wrong_2" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }

  spec {
    policy_types = ["Ingress"]

    ingress {
      from {
        ip_block {
          cidr = "::/0"
        }
      }
    }

    pod_selector {}
  }
}

resource "kubernetes_network_policy_v1" "wrong_1" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }

  spec {
    policy_types = ["Ingress"]

    ingress {
      from {
        ip_block {
          cidr = "0.0.0.0/0"
        }
      }
    }

    pod_selector {}
  }
}

resource "kubernetes_network_policy_v1" "wrong_2" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }

  spec {
    policy_types = ["Ingress"]

    ingress {
      from {
        ip_block {
          cidr = "::/0"
        }
      }
    }

    pod_selector {}
  }
}
