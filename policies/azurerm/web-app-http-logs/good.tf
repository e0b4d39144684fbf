provider "azurerm" {
  features {}
}

resource "azurerm_linux_web_app" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"

  logs {
    http_logs {
      file_system {
        retention_in_days = 30
        retention_in_mb   = 100
      }
    }
  }

  site_config {}
}

resource "azurerm_windows_web_app" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"

  logs {
    http_logs {
      file_system {
        retention_in_days = 30
        retention_in_mb   = 100
      }
    }
  }

  site_config {}
}
