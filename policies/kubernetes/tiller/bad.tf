resource "kubernetes_service" "name_wrong" {
  metadata {
    name = "orders"
    labels = {
      name = "tiller"
    }
  }

  spec {
    port {
      port = 80
    }
  }
}

resource "kubernetes_service" "name_wrong_2" {
  metadata {
    name = "orders"
  }

  spec {
    selector = {
      name = "tiller"
    }

    port {
      port = 80
    }
  }
}

resource "kubernetes_service_v1" "name_wrong" {
  metadata {
    name = "orders"
    labels = {
      name = "tiller"
    }
  }

  spec {
    port {
      port = 80
    }
  }
}

resource "kubernetes_service_v1" "name_wrong_2" {
  metadata {
    name = "orders"
  }

  spec {
    selector = {
      name = "tiller"
    }

    port {
      port = 80
    }
  }
}
