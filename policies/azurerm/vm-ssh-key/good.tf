provider "azurerm" {
  features {}
}

resource "azurerm_linux_virtual_machine" "right" {
  location              = "westeurope"
  name                  = "orders"
  network_interface_ids = ["orders"]
  resource_group_name   = "shop"
  size                  = "Standard_D2s_v5"

  admin_ssh_key {
    username   = "operator"
    public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample operator"
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "right" {
  admin_username      = "operator"
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"

  admin_ssh_key {
    username   = "operator"
    public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample operator"
  }

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
