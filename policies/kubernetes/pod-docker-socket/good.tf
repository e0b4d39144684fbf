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

    volume {
      name = "logs"

      host_path {
        path = "/var/log"
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
            }

            volume {
              name = "work"

              empty_dir {}
            }
          }
        }
      }
    }
  }
}
