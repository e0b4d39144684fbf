resource "kubernetes_pod_v1" "left_out" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }

  spec {
    container {
      name  = "orders"
      image = "registry.example.com/orders:1.4.2"
    }
  }
}

resource "kubernetes_pod_v1" "root" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }

  spec {
    container {
      name  = "orders"
      image = "registry.example.com/orders:1.4.2"
    }

    security_context {
      run_as_non_root = false
      run_as_user     = "0"
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
                run_as_user = "0"
              }
            }
          }
        }
      }
    }
  }
}
