resource "kubernetes_deployment_v1" "orders" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }

  spec {
    selector {
      match_labels = {
        app = "orders"
      }
    }

    template {
      metadata {
        labels = {
          app = "orders"
        }
      }

      spec {
        container {
          name  = "orders"
          image = "registry.example.com/orders:1.4.2"

          security_context {
            privileged = true
          }
        }
      }
    }
  }
}

resource "kubernetes_pod_v1" "orders" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }

  spec {
    container {
      name  = "orders"
      image = "registry.example.com/orders:1.4.2"
    }

    init_container {
      name  = "prepare"
      image = "registry.example.com/prepare:1.0.3"

      security_context {
        privileged = true
      }
    }
  }
}

resource "kubernetes_cron_job_v1" "orders" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }

  spec {
    schedule = "0 3 * * *"

    job_template {
      metadata {}

      spec {
        template {
          metadata {}

          spec {
            container {
              name  = "orders"
              image = "registry.example.com/orders:1.4.2"

              security_context {
                privileged = true
              }
            }
          }
        }
      }
    }
  }
}
