provider "azurerm" {
  features {}
}

resource "azurerm_linux_virtual_machine" "right" {
  location                   = "westeurope"
  name                       = "orders"
  network_interface_ids      = ["orders"]
  resource_group_name        = "shop"
  size                       = "Standard_D2s_v5"
  encryption_at_host_enabled = true

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "right" {
  admin_username             = "operator"
  location                   = "westeurope"
  name                       = "orders"
  resource_group_name        = "shop"
  sku                        = "Standard"
  encryption_at_host_enabled = true

  network_interface {
    name = "orders"

    ip_configuration {
      name = "orders"
    }
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_windows_virtual_machine" "right" {
  location                   = "westeurope"
  name                       = "orders"
  network_interface_ids      = ["orders"]
  resource_group_name        = "shop"
  size                       = "Standard_D2s_v5"
  encryption_at_host_enabled = true

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_windows_virtual_machine_scale_set" "right" {
  admin_password             = "orders"
  admin_username             = "operator"
  instances                  = 2
  location                   = "westeurope"
  name                       = "orders"
  resource_group_name        = "shop"
  sku                        = "Standard"
  encryption_at_host_enabled = true

  network_interface {
    name = "orders"

    ip_configuration {
      name = "orders"
    }
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}
